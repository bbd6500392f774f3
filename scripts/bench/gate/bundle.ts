import type { SimulatedPhone } from "./phones.ts";

/** How much a phone downloads at its first contact, in megabytes (10^6 bytes). */
export async function bundleMegabytes([phone]: readonly SimulatedPhone[]): Promise<number> {
  const bytes = (await phone?.get("/gate/api/bundle")) ?? 0;
  return Math.round(bytes / 1e4) / 100;
}
