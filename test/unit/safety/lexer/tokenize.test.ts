import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/ports/dialect.ts';
import { lexicalRules } from '../../../../src/safety/lexer/lexical-rules.ts';
import { tokenText } from '../../../../src/safety/lexer/token-text.ts';
import { tokenize } from '../../../../src/safety/lexer/tokenize.ts';

function lex(sql: string, dialect: Dialect = 'postgres'): string[] {
  return tokenize(sql, lexicalRules[dialect], 1_000).tokens.map(
    (token) => `${token.kind} ${tokenText(sql, token)}`,
  );
}
const kinds = (sql: string, dialect: Dialect) => lex(sql, dialect).map((token) => token.split(' ')[0]);

describe('tokenize', () => {
  it('splits a statement and leaves out white space and comments', () => {
    expect(lex('select a.b, 1.5e3 -- x\n from "T ""x" /* y */ ;')).toEqual([
      'word SELECT',
      'word A',
      'dot .',
      'word B',
      'comma ,',
      'number 1.5e3',
      'word FROM',
      'name T "x',
      'semicolon ;',
    ]);
  });

  it('knows strings of Postgres: doubled quotes, E strings, dollar quotes', () => {
    expect(lex("'a''b' E'\\'' $$;$$ $t$ $$ $t$ a$b$")).toEqual([
      "string 'a''b'",
      "string E'\\''",
      'string $$;$$',
      'string $t$ $$ $t$',
      'word A$B$',
    ]);
    expect(kinds("'\\' ; '", 'postgres')).toEqual(['string', 'semicolon']);
  });

  it('knows backslashes, backticks, double quotes and hash comments of MySQL', () => {
    expect(kinds("'\\' ; ' `a;b` \"c;\" # ;\n d", 'mysql')).toEqual(['string', 'name', 'string', 'word']);
    expect(lex('1--1', 'mysql')).toEqual(['number 1', 'operator -', 'operator -', 'number 1']);
    expect(lex('1 -- 1', 'mysql')).toEqual(['number 1']);
    expect(lex('1 --', 'mysql')).toEqual(['number 1']);
  });

  it('sees executable comments where they are executed', () => {
    expect(kinds('SELECT /*!50000 1 */ /*M! 2 */ /* 3 */', 'mariadb')).toEqual([
      'word',
      'executable_comment',
      'executable_comment',
    ]);
    expect(kinds('SELECT /*! 1 */', 'postgres')).toEqual(['word']);
  });

  it('nests block comments where the dialect does', () => {
    expect(kinds('/* a /* b */ ; */ x', 'postgres')).toEqual(['word']);
    expect(kinds('/* a /* b */ ; x', 'sqlite')).toEqual(['semicolon', 'word']);
    expect(kinds('/*/ x */ y', 'sqlite')).toEqual(['word']);
  });

  it('ends a line comment at a carriage return where the dialect does', () => {
    expect(kinds('-- a\rb', 'postgres')).toEqual(['word']);
    expect(kinds('-- a\rb', 'sqlite')).toEqual([]);
  });

  it('knows brackets as names of SQLite', () => {
    expect(lex('[a;]] b', 'sqlite')).toEqual(
      ['name a;', 'operator ]', 'word B'].map((text) => text.replace('operator', 'close')),
    );
  });

  it('knows parameters', () => {
    expect(kinds('$1 ? :a @b', 'sqlite')).toEqual(['parameter', 'parameter', 'parameter', 'parameter']);
  });

  it('tells where an open string, name or comment starts', () => {
    for (const open of ["'", '"', '/*', '$$', "E'\\'", '/* /* */']) {
      const lexed = tokenize(`SELECT ${open} x`, lexicalRules.postgres, 1_000);
      expect(lexed.unterminatedAt, open).toBe(7);
    }
  });

  it('stops at the number of tokens asked for', () => {
    expect(tokenize('a b c d', lexicalRules.postgres, 3)).toMatchObject({
      tooMany: true,
      tokens: { length: 3 },
    });
    expect(tokenize('a b c', lexicalRules.postgres, 3)).toMatchObject({ tooMany: false });
  });
});
