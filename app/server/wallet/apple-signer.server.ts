import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";

import { fileNamedBy, Unusable, usable } from "./files.server.ts";

/** Who signs passes for Apple Wallet: PEM throughout, the key opened. */
export type AppleSigner = {
  /** `pass.example.summit`: the certificate's user id. */
  passType: string;
  /** Apple's ten signs for the developer: the certificate's unit. */
  team: string;
  certificate: string;
  key: string;
  /** Apple's intermediate certificate, which goes into each pass. */
  intermediate: string;
  /** Telephones refuse passes signed later (real time). */
  validUntil: Date;
};

export type AppleFiles = {
  certificate: string;
  key: string;
  intermediate: string;
  passphrase: string | undefined;
};

/**
 * Reads and proves the files of a Pass Type ID: the key belongs to the certificate, and that was issued by the intermediate.
 * @throws Unusable naming the variable to mend
 */
export function readAppleSigner(files: AppleFiles): AppleSigner {
  const certificate = certificateNamedBy("WALLET_APPLE_CERTIFICATE", files.certificate);
  const intermediate = certificateNamedBy("WALLET_APPLE_INTERMEDIATE", files.intermediate);
  const key = keyNamedBy("WALLET_APPLE_KEY", files);
  if (!certificate.checkPrivateKey(key))
    throw new Unusable("WALLET_APPLE_KEY", "does not belong to WALLET_APPLE_CERTIFICATE");
  if (!certificate.verify(intermediate.publicKey))
    throw new Unusable("WALLET_APPLE_INTERMEDIATE", "did not issue WALLET_APPLE_CERTIFICATE");
  return {
    passType: subjectOf(certificate, "UID"),
    team: subjectOf(certificate, "OU"),
    certificate: certificate.toString(),
    // The library opens fewer kinds of sealed keys than Node does.
    key: key.export({ type: "pkcs1", format: "pem" }).toString(),
    intermediate: intermediate.toString(),
    validUntil: new Date(certificate.validTo),
  };
}

function certificateNamedBy(variable: string, path: string): X509Certificate {
  const pem = fileNamedBy(variable, path);
  return usable(variable, "is no certificate in PEM", () => new X509Certificate(pem));
}

function keyNamedBy(variable: string, { key: path, passphrase }: AppleFiles): KeyObject {
  const pem = fileNamedBy(variable, path);
  const key = usable(variable, "is no private key in PEM, or its passphrase is another", () =>
    createPrivateKey(passphrase === undefined ? pem : { key: pem, passphrase }),
  );
  if (key.asymmetricKeyType !== "rsa") throw new Unusable(variable, "is no RSA key");
  return key;
}

function subjectOf(certificate: X509Certificate, field: "UID" | "OU"): string {
  const line = certificate.subject.split("\n").find((part) => part.startsWith(`${field}=`));
  if (!line) throw new Unusable("WALLET_APPLE_CERTIFICATE", `its subject names no ${field}`);
  return line.slice(field.length + 1);
}
