/**
 * Says "a badge of Shanyrak, format 1"; another format takes another digit. Every code of this product begins so, which keeps the QR in its alphanumeric mode (docs/formats.md).
 */
export const CODE_PREFIX = "SHK1:";
