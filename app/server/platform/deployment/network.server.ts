import { networkInterfaces } from "node:os";

/** This computer's IPv4 addresses on its networks, the loopback not among them. */
export const networkAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
