const subjects = 'order invoice shipment product supplier payment refund ticket campaign warehouse'.split(
  ' ',
);
const qualities = 'archive detail draft event history item line log note summary'.split(' ');
const fields =
  'status total_amount currency region created_on updated_on owner_code priority channel remark'.split(' ');

/** DDL of `count` tables with 12 columns each, every one but the first pointing to the one before. Both engines understand it. */
export function manyTables(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const parent = index === 0 ? '' : ` REFERENCES ${tableName(index - 1)} (id)`;
    const columns = fields.map((field) => `${field} ${typeOf(field)}`).join(', ');
    return `CREATE TABLE ${tableName(index)} (id INTEGER PRIMARY KEY, parent_id INTEGER${parent}, ${columns})`;
  });
}

/** Questions that name tables here and there in the schema. */
export function questionsAbout(count: number, tables: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const name = tableName((index * 7919) % tables).replaceAll('_', ' ');
    return `What is the total amount of ${name} by region since last month?`;
  });
}

function tableName(index: number): string {
  const subject = subjects[index % subjects.length];
  const quality = qualities[Math.floor(index / subjects.length) % qualities.length];
  return `${subject}_${quality}_${index}`;
}

function typeOf(field: string): string {
  if (field.endsWith('_amount')) return 'NUMERIC';
  if (field.endsWith('_on')) return 'DATE';
  return field === 'priority' ? 'INTEGER' : 'VARCHAR(40)';
}
