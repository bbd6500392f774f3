import { LANGUAGES, type Trilingual } from "../language/languages.ts";

// ISO 3166-1 alpha-3, and what else stands as nationality or issuer in passports (ICAO 9303-3 §5, parts B to E).
const CODES = `
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ
BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU
DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC
GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL
PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN
SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
GBD GBN GBO GBP GBS RKS EUE UNA UNK UNO XAA XBA XCC XCE XCO XCT XDC XEC XIM XMP XOM XPO XSN XXA XXB XXC XXX
`;
const KNOWN: ReadonlySet<string> = new Set(CODES.trim().split(/\s+/));

/** A State with the names that the protocol office gives it. */
export type NamedState = { code: string; name: Trilingual };

const plain = (text: string): string => text.normalize("NFKC").toLocaleLowerCase("en").trim();

/** The three-letter code of what somebody wrote: a code, or a name of a participating State in any of our languages. */
export function stateCode(text: string, states: readonly NamedState[]): string | null {
  const code = text.trim().toUpperCase();
  if (code === "D") return "DEU";
  if (KNOWN.has(code)) return code;
  const named = states.find(({ name }) =>
    LANGUAGES.some((language) => plain(name[language]) === plain(text)),
  );
  return named?.code ?? null;
}
