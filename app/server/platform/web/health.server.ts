import { Router } from "express";

import { sqlClient } from "../database.server.ts";

const PATIENCE_MS = 2_000;

/** `/healthz`: this process answers. `/readyz`: and its database does, so a balancer may send people here. */
export function health(): Router {
  const router = Router();
  router.use(["/healthz", "/readyz"], (_request, response, next) => {
    response.setHeader("cache-control", "no-store");
    next();
  });
  router.get("/healthz", (_request, response) => void response.json({ status: "ok" }));
  router.get("/readyz", (_request, response) => {
    void databaseAnswers().then((answers) =>
      response
        .status(answers ? 200 : 503)
        .json({ status: answers ? "ready" : "database does not answer" }),
    );
  });
  return router;
}

async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>(
    (resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MS)),
  );
  const answer = sqlClient()`select 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
