import { Form } from "@remix-run/react";
import { HandCoins } from "lucide-react";
import { useTranslation } from "react-i18next";

import { writeAmount } from "#app/domain/fund/amount.ts";
import { formatDate } from "#app/domain/time/astana.ts";
import type { FundView } from "#app/server/fund/fund.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { MoneyFields } from "./money-fields.tsx";

type Props = {
  project: FundView["projects"][number];
  /** The delegation in whose name the reader writes. */
  own: string | null;
  currencies: readonly string[];
  error: string | undefined;
  typed: Readonly<Record<string, string>> | undefined;
};

/** A project with the pledges to it; each delegation pledges, and takes back what is its own. */
export function ProjectCard({ project, own, currencies, error, typed }: Props) {
  const { t } = useTranslation("fund");
  const language = useLanguage();
  const { id, number, title, summary, cost, currency, party, pledges, at } = project;
  const mine = typed?.project === id ? typed : undefined;
  return (
    <article className="card project" id={`project-${id}`}>
      <h2 className="serif">
        <span className="c3 num">{number}</span> {title}
      </h2>
      <p className="t14 c2">
        {t("by", { delegation: party.name[language], date: formatDate(at, language) })}
        {cost && currency ? ` · ${t("costs", { amount: `${writeAmount(cost)} ${currency}` })}` : ""}
      </p>
      <p className="project-summary">{summary}</p>
      {pledges.length > 0 ? (
        <ul className="pledges" aria-label={t("pledges")}>
          {pledges.map((pledge) => (
            <li key={pledge.id}>
              <span>{pledge.party.name[language]}</span>
              <b className="num">{`${writeAmount(pledge.amount)} ${pledge.currency}`}</b>
              {pledge.party.id === own ? (
                <Form method="post" replace preventScrollReset>
                  <input type="hidden" name="pledge" value={pledge.id} />
                  <button className="btn btn-3 btn-s" name="intent" value="withdraw_pledge">
                    {t("withdrawPledge")}
                  </button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="t14 c3">{t("noPledges")}</p>
      )}
      {own ? (
        <div className="project-acts">
          <Form method="post" replace preventScrollReset noValidate>
            <input type="hidden" name="project" value={id} />
            <MoneyFields
              id={`amount-${id}`}
              name="amount"
              label={t("amount")}
              currencies={currencies}
              error={mine?.intent === "pledge" ? error : undefined}
              amount={mine?.amount}
              currency={mine?.currency}
            />
            <button className="btn btn-2" name="intent" value="pledge">
              <HandCoins className="i i-18" aria-hidden="true" />
              {t("pledge")}
            </button>
          </Form>
          {party.id === own && pledges.length === 0 ? (
            <Form method="post" replace>
              <input type="hidden" name="project" value={id} />
              <button className="btn btn-3 btn-s" name="intent" value="withdraw_project">
                {t("withdrawProject")}
              </button>
            </Form>
          ) : null}
        </div>
      ) : null}
    </article>
  );
}
