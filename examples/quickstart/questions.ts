export interface Question {
  readonly question: string;
  /** What a person would write, in SQL that SQLite and Postgres both speak. Only the test reads it. */
  readonly referenceSql: string;
}

/** What the example asks: counts, filters by value, dates, top-N, joins, groups, conditions on groups, negation. */
export const questions: readonly Question[] = [
  {
    question: 'How many customers do we have?',
    referenceSql: 'SELECT count(*) FROM customers',
  },
  {
    question: 'How many orders were cancelled?',
    referenceSql: "SELECT count(*) FROM orders WHERE status = 'cancelled'",
  },
  {
    question: 'What are the names and prices of the 5 most expensive products?',
    referenceSql: 'SELECT name, price_cents FROM products ORDER BY price_cents DESC LIMIT 5',
  },
  {
    question: 'Which suppliers are based in Germany?',
    referenceSql: "SELECT name FROM suppliers WHERE country = 'Germany'",
  },
  {
    question: 'How many orders were placed in March 2026?',
    referenceSql: "SELECT count(*) FROM orders WHERE ordered_on BETWEEN '2026-03-01' AND '2026-03-31'",
  },
  {
    question: 'How many customers are there in each country?',
    referenceSql: 'SELECT country, count(*) FROM customers GROUP BY country',
  },
  {
    question: 'What is the average price of the products in the Kitchen category?',
    referenceSql: `SELECT avg(p.price_cents) FROM products p JOIN categories c ON c.id = p.category_id
      WHERE c.name = 'Kitchen'`,
  },
  {
    question: 'Show the number of products for each category name.',
    referenceSql: `SELECT c.name, count(*) FROM categories c JOIN products p ON p.category_id = c.id
      GROUP BY c.name`,
  },
  {
    question: 'What is the total amount of payments by method?',
    referenceSql: 'SELECT method, sum(amount_cents) FROM payments GROUP BY method',
  },
  {
    question: 'Which customers have placed more than 15 orders?',
    referenceSql: `SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id
      GROUP BY c.id, c.name HAVING count(*) > 15`,
  },
  {
    question: 'List the names of the products that have never been reviewed.',
    referenceSql: 'SELECT name FROM products WHERE id NOT IN (SELECT product_id FROM reviews)',
  },
  {
    question: 'Who are the top 3 customers by number of orders?',
    referenceSql: `SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id
      GROUP BY c.id, c.name ORDER BY count(*) DESC LIMIT 3`,
  },
];
