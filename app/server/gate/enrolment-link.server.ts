import { create } from "qrcode";

import { env } from "../platform/env.server.ts";

/** A link that makes a phone a gate's device, and its QR code as one SVG path of unit squares. */
export type EnrolmentLink = { url: string; size: number; path: string };

/** The code goes into the address; whoever holds it may enrol, so it is shown once and never stored. */
export function enrolmentLink(code: string): EnrolmentLink {
  const url = new URL(`/gate/enrol/${code}`, env().ORIGIN).href;
  const { modules } = create(url, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const dark = Array.from(modules.data, (module, at) =>
    module ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : "",
  );
  return { url, size, path: dark.join("") };
}
