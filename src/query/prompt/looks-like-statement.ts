/** Whether a text begins as a statement does, after comments and brackets. Words that prose begins with too need the one that follows. */
export function looksLikeStatement(text: string): boolean {
  return start.test(text.replace(/^(?:\s|--.*|\/\*(?:[^*]|\*(?!\/))*\*\/|\()+/, ''));
}

const start =
  /^(?:(?:select|with|values|table|from)\b|insert\s+into\b|update\s+\S+\s+set\b|delete\s+from\b|merge\s+into\b|(?:create|alter|drop|truncate)\s+(?:table|view|index|schema|database)\b)/i;
