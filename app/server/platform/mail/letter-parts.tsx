import { type CSSProperties, Fragment, type ReactNode } from "react";

import type { Fact, Letter, SheetWords } from "./letter-kinds.ts";

export const SERIF = "'Source Serif 4',Georgia,'Times New Roman',serif";
const SANS = "'Golos Text',Arial,Helvetica,sans-serif";
export const sans = (size: number, line: number, color: string, more: CSSProperties = {}) => ({
  fontFamily: SANS,
  fontSize: `${size}px`,
  lineHeight: `${line}px`,
  color,
  ...more,
});
export const INK = "#0A2735";
export const SECOND = "#3E515C";
export const THIRD = "#586972";
export const LINE = "1px solid #E0D8C8";

export function Button({ label, href, note }: NonNullable<Letter["button"]>) {
  return (
    <>
      <table role="presentation" cellPadding="0" cellSpacing="0">
        <tbody>
          <tr>
            <td style={{ background: "#0F384B", borderRadius: "4px" }}>
              <a
                href={href}
                style={sans(17, 22, "#FFFFFF", {
                  display: "inline-block",
                  padding: "14px 28px",
                  fontWeight: 600,
                  textDecoration: "none",
                })}
              >
                {label}
              </a>
            </td>
          </tr>
        </tbody>
      </table>
      {note ? <p style={sans(14, 21, THIRD, { margin: "12px 0 0" })}>{note}</p> : null}
    </>
  );
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style={{ borderBottom: LINE }}
    >
      <tbody>
        {facts.map(({ name, strong, value }) => (
          <tr key={name}>
            <td
              style={sans(14, 20, THIRD, {
                padding: "10px 16px 10px 0",
                borderTop: LINE,
                verticalAlign: "top",
                width: "168px",
              })}
            >
              {name}
            </td>
            <td
              style={sans(15, 22, INK, {
                padding: "9px 0",
                borderTop: LINE,
                verticalAlign: "top",
              })}
            >
              {strong ? <b style={{ fontWeight: 600 }}>{strong}</b> : null}
              {strong && value ? " " : null}
              <Lines text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Warning({ strong, text }: SheetWords["warning"]) {
  return (
    <Table>
      <td
        style={sans(14, 21, SECOND, {
          background: "#F7F3EB",
          borderLeft: "4px solid #D9A322",
          padding: "14px 18px",
        })}
      >
        <b style={{ color: INK, fontWeight: 600 }}>{strong}</b> {text}
      </td>
    </Table>
  );
}

export function Table({ children, style }: { children: ReactNode; style?: CSSProperties }) {
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style={style}>
      <tbody>
        <tr>{children}</tr>
      </tbody>
    </table>
  );
}

export const Row = (props: { padding: string; style?: CSSProperties; children: ReactNode }) => (
  <tr>
    <td className="pad" style={{ padding: props.padding, ...props.style }}>
      {props.children}
    </td>
  </tr>
);

export const Lines = ({ text }: { text: string }) =>
  text.split("\n").map((line, index) => (
    <Fragment key={index}>
      {index > 0 ? <br /> : null}
      {line}
    </Fragment>
  ));
