import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";

import type { RequestHandler } from "express";
import helmet from "helmet";

declare module "express-serve-static-core" {
  interface Locals {
    /** Of this response alone: what carries it may run or style, nothing else inline. */
    cspNonce: string;
  }
}

const nonceOf = (_: unknown, response: ServerResponse): string =>
  `'nonce-${(response as ServerResponse & { locals: { cspNonce: string } }).locals.cspNonce}'`;

/**
 * Response headers that hold for every page. `style=` attributes are allowed (positions on boards and meters),
 * inline style elements and scripts only with the nonce. The scanner needs WebAssembly, a worker and blobs, and alone the camera.
 * @param options.tls the page came by https
 * @param options.lasting browsers shall stay with https for a year: not for a certificate that this computer signed itself
 * @param options.development Vite writes style elements of its own and talks over a socket
 */
export function securityHeaders(options: {
  tls: boolean;
  lasting: boolean;
  development: boolean;
}): RequestHandler[] {
  const developing = options.development;
  return [
    (request, response, next) => {
      response.locals.cspNonce = randomBytes(16).toString("base64url");
      response.setHeader("Permissions-Policy", permissionsAt(request.path));
      next();
    },
    keepPolicyOfKeptPage,
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", nonceOf, "'wasm-unsafe-eval'"],
          scriptSrcAttr: ["'none'"],
          styleSrc: developing ? ["'self'", "'unsafe-inline'"] : ["'self'", nonceOf],
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", "data:", "blob:"],
          mediaSrc: ["'self'", "blob:"],
          fontSrc: ["'self'"],
          connectSrc: developing ? ["'self'", "ws:", "wss:"] : ["'self'"],
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: options.lasting ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: "same-origin" },
      frameguard: { action: "deny" },
      // Over plain http on a name other than localhost browsers ignore it and complain.
      crossOriginOpenerPolicy: options.tls ? { policy: "same-origin" } : false,
      originAgentCluster: options.tls,
      // No other site may show our pictures, run our scripts or measure our answers.
      crossOriginResourcePolicy: { policy: "same-origin" },
    }),
  ];
}

/**
 * Only the scanner opens a camera itself; the form of a nominee asks the phone's own camera program for a file, which needs
 * no permission of ours.
 */
const permissionsAt = (path: string): string =>
  `camera=(${/^\/gate\/?$/.test(path) ? "self" : ""}), microphone=(), geolocation=(), payment=(), usb=()`;

/**
 * "You have it already" (304) renews the headers that a browser keeps with a page (RFC 9111 §3.2): a policy with a new nonce
 * would bar the kept page's own scripts. It goes without one, and the page keeps the policy that it came with.
 */
const keepPolicyOfKeptPage: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => typeof response;
  response.writeHead = (...head: unknown[]) => {
    if (head[0] === 304) response.removeHeader("Content-Security-Policy");
    return writeHead(...head);
  };
  next();
};
