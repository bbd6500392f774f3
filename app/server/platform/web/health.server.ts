import { Router } from "express";

import { readiness } from "./readiness.server.ts";

/**
 * `/healthz`: this process answers. `/readyz`: whether a balancer may send people here, and which of its conditions fails;
 * 503 when it may not.
 */
export function health(isDraining: () => boolean): Router {
  const router = Router();
  router.use(["/healthz", "/readyz"], (_request, response, next) => {
    response.setHeader("cache-control", "no-store");
    next();
  });
  router.get("/healthz", (_request, response) => void response.json({ status: "ok" }));
  router.get("/readyz", (_request, response, next) => {
    if (isDraining()) {
      response.status(503).json({ status: "draining" });
      return;
    }
    readiness()
      .then(({ isReady, checks }) => {
        const isWhole = Object.values(checks).every((said) => said === "ok");
        const status = isReady ? (isWhole ? "ready" : "degraded") : "not ready";
        response.status(isReady ? 200 : 503).json({ status, checks });
      })
      .catch(next);
  });
  return router;
}
