import { type CSSProperties, Fragment } from "react";

import type { Letter, Link, SheetWords } from "./letter-kinds.ts";
import {
  Button,
  Facts,
  INK,
  LINE,
  Lines,
  Row,
  sans,
  SECOND,
  SERIF,
  Table,
  THIRD,
  Warning,
} from "./letter-parts.tsx";

const BESIDE = { kk: "Қазақша", ru: "По-русски", en: "In English" } as const;

/** Only what mail programs understand beyond inline styles: narrower on a phone, and no colours of their own. */
const STYLE =
  "body{margin:0;padding:0;background:#EFE9DD}" +
  "@media (max-width:640px){.sheet{width:100%!important}" +
  ".pad{padding-left:20px!important;padding-right:20px!important}" +
  ".half{display:block!important;width:auto!important;padding:0 0 14px!important;border:0!important}}";

/** A letter as mail programs take it: tables and inline styles, no pictures, nothing loaded from elsewhere. */
export function LetterSheet({ letter, words }: { letter: Letter; words: SheetWords }) {
  const { facts, button } = letter;
  return (
    <html lang={letter.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light only" />
        <title>{letter.heading}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <div style={{ display: "none", maxHeight: 0, overflow: "hidden" }}>
          {letter.preview ?? letter.paragraphs[0]}
        </div>
        <Table style={{ background: "#EFE9DD" }}>
          <td align="center" style={{ padding: "32px 12px" }}>
            <table
              role="presentation"
              className="sheet"
              width="640"
              cellPadding="0"
              cellSpacing="0"
              style={{ width: "640px", maxWidth: "100%", background: "#FFFFFF", textAlign: "left" }}
            >
              <tbody>
                <Head words={words} />
                <Row padding="38px 44px 8px">
                  <h1 style={HEADING}>{letter.heading}</h1>
                  {letter.paragraphs.map((paragraph, index) => (
                    <p key={index} style={sans(16, 25, INK, { margin: "0 0 14px" })}>
                      <Lines text={paragraph} />
                    </p>
                  ))}
                </Row>
                {button ? (
                  <Row padding="12px 44px 6px">
                    <Button {...button} />
                  </Row>
                ) : null}
                {facts && facts.length > 0 ? (
                  <Row padding="26px 44px 6px">
                    <Facts facts={facts} />
                  </Row>
                ) : null}
                {letter.passportWarning ? (
                  <Row padding="20px 44px 6px">
                    <Warning {...words.warning} />
                  </Row>
                ) : null}
                <Row padding="14px 44px 14px">{null}</Row>
                <Foot letter={letter} sender={words.sender} />
              </tbody>
            </table>
          </td>
        </Table>
      </body>
    </html>
  );
}

const HEADING: CSSProperties = {
  fontFamily: SERIF,
  fontWeight: 500,
  fontSize: "30px",
  lineHeight: "36px",
  letterSpacing: "-.01em",
  color: INK,
  margin: "0 0 18px",
};

function Head({ words }: { words: SheetWords }) {
  return (
    <>
      <Row padding="26px 44px 22px" style={{ background: INK }}>
        <Table>
          <td style={{ fontFamily: SERIF, fontSize: "22px", lineHeight: "28px", color: "#FFFFFF" }}>
            {words.title}
          </td>
          <td
            align="right"
            style={sans(13, 19, "#CBDAE0", { whiteSpace: "nowrap", paddingLeft: "12px" })}
          >
            {words.otherTitles.map(({ language, title }, index) => (
              <Fragment key={language}>
                {index > 0 ? <br /> : null}
                <span lang={language}>{title}</span>
              </Fragment>
            ))}
          </td>
        </Table>
      </Row>
      <tr>
        <td style={{ fontSize: 0, lineHeight: 0, height: "3px", background: "#F2C14A" }}>&nbsp;</td>
      </tr>
    </>
  );
}

function Foot({ letter, sender }: { letter: Letter; sender: string }) {
  const others = letter.otherLanguages ?? [];
  return (
    <Row padding="24px 44px 26px" style={{ background: "#F7F3EB", borderTop: LINE }}>
      {others.length > 0 ? (
        <Table>
          {others.map(({ language, text, link }, index) => (
            <td
              key={language}
              lang={language}
              className="half"
              width="50%"
              style={sans(14, 21, SECOND, {
                verticalAlign: "top",
                paddingBottom: "20px",
                ...(index === 0
                  ? { paddingRight: "18px" }
                  : { paddingLeft: "18px", borderLeft: LINE }),
              })}
            >
              <b style={{ color: INK, fontWeight: 600 }}>{BESIDE[language]}</b>
              <br />
              {text} {link ? <Away {...link} /> : null}
            </td>
          ))}
        </Table>
      ) : null}
      <p style={sans(13, 19, THIRD, { margin: 0 })}>
        {sender} {letter.foot} {letter.footLink ? <Away {...letter.footLink} /> : null}
      </p>
    </Row>
  );
}

const Away = ({ label, href }: Link) => (
  <a href={href} style={{ color: "#1B6079" }}>
    {label}
  </a>
);
