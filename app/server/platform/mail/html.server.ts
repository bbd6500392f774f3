import { asMarkup } from "#app/domain/language/markup.ts";

/** Plain text as HTML for a message: paragraphs at empty lines, line ends kept, nothing in it taken for markup. */
export const mailHtml = (text: string): string =>
  asMarkup(text)
    .split("\n\n")
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`)
    .join("");
