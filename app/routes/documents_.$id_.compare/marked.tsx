import { Fragment } from "react";

import type { ParagraphChange } from "#app/domain/document/comparison.ts";

/** The later text with what went struck through and what came underlined. */
export function Marked({
  changes,
  language,
}: {
  changes: readonly ParagraphChange[];
  language: string;
}) {
  return (
    <ol className="paragraphs" lang={language}>
      {changes.map((change, index) => (
        <li key={index} className={change.kind}>
          <span className="paragraph-number" aria-hidden="true">
            {change.kind === "removed" ? "–" : change.after}
          </span>
          <p>
            <Text change={change} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Text({ change }: { change: ParagraphChange }) {
  switch (change.kind) {
    case "same":
      return change.text;
    case "added":
      return <ins>{change.text}</ins>;
    case "removed":
      return <del>{change.text}</del>;
    default:
      return change.stretches.map(({ kind, text }, index) => (
        <Fragment key={index}>
          {kind === "same" ? text : kind === "added" ? <ins>{text}</ins> : <del>{text}</del>}
        </Fragment>
      ));
  }
}
