/** The part of libheif (WASM) that is used; the package declares no module of its own. */
declare module "libheif-js/wasm-bundle.js" {
  type HeifPixels = { data: Uint8ClampedArray; width: number; height: number };
  type HeifImage = {
    get_width(): number;
    get_height(): number;
    display(into: HeifPixels, done: (decoded: HeifPixels | null) => void): void;
    free(): void;
  };
  const libheif: { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } };
  export default libheif;
}
