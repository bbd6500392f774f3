import { err, ok, type Result } from "../result.ts";

/** The last seal: who holds it on paper can tell later whether anything sealed up to then was changed. */
export type AuditHead = { number: number; digest: string };

/** As it is printed and typed in again: `1204:9f86d0…`, the number and 64 hexadecimal digits. */
export const headText = ({ number, digest }: AuditHead): string => `${number}:${digest}`;

export function parseHead(text: string): Result<AuditHead, "malformed"> {
  const [, number = "", digest = ""] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return number === "" || Number(number) === 0
    ? err("malformed")
    : ok({ number: Number(number), digest: digest.toLowerCase() });
}
