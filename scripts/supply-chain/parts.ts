import { createHash } from "node:crypto";

import { AS_THEIR_FILES_SAY } from "./licences.ts";
import { type Locked, packageName } from "./lockfile.ts";

const SHA512 = "sha512-";

/**
 * The list of parts in CycloneDX 1.5 (ECMA-424): every package that comes with the product, with digest, terms and what it
 * needs. The same lockfile gives the same bytes. npm's own `npm sbom --omit dev` leaves out what tests need as well, React
 * among them (npm 11).
 * @param product name and version of the whole
 * @param wished names of the packages that the product itself asks for
 */
export function partsList(
  product: { name: string; version: string },
  wished: readonly string[],
  locked: ReadonlyMap<string, Locked>,
) {
  const parts = new Map([...locked].filter(([, { dev }]) => !dev));
  const ref = (path: string): string => purl(packageName(path), parts.get(path)?.version ?? "");
  const needs = (from: string, names: readonly string[]): string[] =>
    names.flatMap((name) => {
      const found = resolved(from, name, parts);
      return found === undefined ? [] : [ref(found)];
    });
  const whole = purl(product.name, product.version);
  const digest = createHash("sha256")
    .update(JSON.stringify([...parts]))
    .digest("hex");
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    serialNumber: `urn:uuid:${digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-5$3-8$4-$5")}`,
    version: 1,
    metadata: {
      component: { type: "application", "bom-ref": whole, ...product, purl: whole },
    },
    components: unique(
      [...parts].map(([path, entry]) => ({
        type: "library",
        "bom-ref": ref(path),
        name: packageName(path),
        version: entry.version,
        scope: entry.optional ? "optional" : "required",
        hashes: [{ alg: "SHA-512", content: hexOf(entry) }],
        licenses: [
          { expression: entry.license ?? AS_THEIR_FILES_SAY[packageName(path)] ?? "NOASSERTION" },
        ],
        purl: ref(path),
      })),
      (part) => part["bom-ref"],
    ),
    dependencies: unique(
      [
        { ref: whole, dependsOn: needs("", wished) },
        ...[...parts].map(([path, entry]) => ({
          ref: ref(path),
          dependsOn: needs(path, [
            ...Object.keys(entry.dependencies ?? {}),
            ...Object.keys(entry.optionalDependencies ?? {}),
            ...Object.keys(entry.peerDependencies ?? {}),
          ]),
        })),
      ],
      (one) => one.ref,
    ),
  };
}

/** Of a package wherever it lies (purl-spec, type npm). */
const purl = (name: string, version: string): string =>
  `pkg:npm/${name.replace("@", "%40")}@${version}`;

const hexOf = ({ integrity = "" }: Locked): string =>
  Buffer.from(integrity.slice(SHA512.length), "base64").toString("hex");

/** As Node looks for a package: beside whoever asks, then outwards. */
function resolved(
  from: string,
  name: string,
  parts: ReadonlyMap<string, Locked>,
): string | undefined {
  for (let at = from; ; at = at.split("/node_modules/").slice(0, -1).join("/node_modules/")) {
    const path = at === "" ? name : `${at}/node_modules/${name}`;
    if (parts.has(path)) return path;
    if (at === "") return undefined;
  }
}

/** One version of a package may lie in several places, and is one part. */
function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
