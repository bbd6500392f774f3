/** The PostgreSQL of the test run, as handed from the runner to each test file. */
export type TestServer = { port: number; superuserPassword: string; password: string };

/** Where `role` signs in to `database`. */
export const addressOf = (server: TestServer, role: string, database: string): string =>
  `postgres://${role}:${role === "postgres" ? server.superuserPassword : server.password}@127.0.0.1:${server.port}/${database}`;

/** Keys and addresses that a process under test needs beside its database. The same in each run: tests keep no secret. */
export function testEnvironment(server: TestServer, database: string) {
  return {
    DATABASE_URL: addressOf(server, "shanyrak_app", database),
    DATABASE_ADMIN_URL: addressOf(server, "shanyrak_owner", database),
    SHANYRAK_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
    SHANYRAK_INDEX_KEY: Buffer.alloc(32, 9).toString("base64"),
    SESSION_SECRET: "a session secret for tests, 32 characters and more",
    ORIGIN: "http://localhost:3000",
    DEMONSTRATION: "1",
    LOG_LEVEL: "silent",
  } satisfies Record<string, string>;
}
