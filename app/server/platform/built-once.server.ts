import { type Database, database } from "./database.server.ts";

/**
 * A statement that every page asks, put into words once a database: drizzle takes longer over that than PostgreSQL over
 * the answer. Its values are `sql.placeholder(name)`, given to `execute`.
 */
export function builtOnce<Statement>(build: (db: Database) => Statement): () => Statement {
  const built = new WeakMap<Database, Statement>();
  return () => {
    const db = database();
    const statement = built.get(db) ?? build(db);
    built.set(db, statement);
    return statement;
  };
}
