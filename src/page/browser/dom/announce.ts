/** Has screen readers say it, without taking the focus from where it is. */
export function announce(text: string): void {
  const region = document.getElementById('announcements');
  if (region) region.textContent = text;
}
