import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** What of the package its own declaration leaves out. */
type Program = {
  callMain: (words: readonly string[]) => number;
  FS: { writeFile: (path: string, bytes: Uint8Array) => void };
};
type Start = (options: { noInitialRun: boolean; locateFile: () => string }) => Promise<Program>;

const start = require("@neslinesli93/qpdf-wasm") as Start;

/** What `qpdf --check` says of a PDF with which anything is wrong, line by line; nothing of a sound one. */
export async function faultsOf(pdf: Uint8Array): Promise<readonly string[]> {
  const { program, said } = await startHeard();
  program.FS.writeFile("/checked.pdf", pdf);
  return program.callMain(["--check", "/checked.pdf"]) === 0 ? [] : said;
}

/** The program takes the console's functions as it finds them when it starts, and has no other way to be heard. */
async function startHeard(): Promise<{ program: Program; said: readonly string[] }> {
  const { log, error } = console;
  const said: string[] = [];
  console.log = console.error = (line: string) => said.push(line);
  try {
    const program = await start({
      noInitialRun: true,
      locateFile: () => require.resolve("@neslinesli93/qpdf-wasm/dist/qpdf.wasm"),
    });
    return { program, said };
  } finally {
    Object.assign(console, { log, error });
  }
}
