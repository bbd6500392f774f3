import { createServer, type AddressInfo, type Server } from "node:net";

import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** What the mail server of a test does with the next message that it is handed. */
export type Behaviour =
  | "accept"
  | "later"
  | "never"
  | "take five seconds"
  | "cut after the message"
  | "hold the message for ever";

export type PostOffice = {
  url: string;
  /** Messages accepted, as they came over the line. */
  letters: string[];
  /** Messages handed over whole, whatever was answered. */
  handed: string[];
  /** For the next messages, in this order; afterwards it accepts. */
  next: (...behaviours: Behaviour[]) => void;
  close: () => Promise<void>;
};

/** A real mail server on this computer. @param port a fixed one, to come up where nobody listened before */
export async function openPostOffice(port = 0): Promise<PostOffice> {
  const letters: string[] = [];
  const handed: string[] = [];
  const plan: Behaviour[] = [];
  const refuse = (code: number, text: string) =>
    Object.assign(new Error(text), { responseCode: code });
  const onRcptTo: SMTPServerOptions["onRcptTo"] = (_address, _session, done) => {
    if (plan[0] === "later")
      return done(refuse(451, "4.3.0 Mailbox busy, focal@delegation.example"));
    if (plan[0] === "never")
      return done(refuse(550, "5.1.1 No such user focal@delegation.example"));
    done();
  };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: (address, session, done) =>
      onRcptTo(address, session, (error) => {
        if (error) plan.shift();
        done(error);
      }),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const letter = Buffer.concat(parts).toString("utf8");
        const behaviour = plan.shift() ?? "accept";
        handed.push(letter);
        if (behaviour === "hold the message for ever") return;
        letters.push(letter);
        if (behaviour === "take five seconds") {
          setTimeout(done, 5_000);
          return;
        }
        if (behaviour !== "cut after the message") return done();
        for (const connection of server.connections)
          if (connection.session.id === session.id) connection._socket.destroy();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    handed,
    next: (...behaviours) => void plan.push(...behaviours),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A port on which nobody listens. */
export async function silentPort(): Promise<number> {
  const probe: Server = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
