import { WalletCards } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Wallet } from "../../domain/wallet/pass.ts";

/** Takes a live badge to the telephone: a file for Apple's wallet, a way to Google's. Plain links, for neither is a page. */
export function WalletLinks(props: {
  badgeId: string;
  wallets: readonly Wallet[];
  /** Of the holder, for whoever hears a list of such links. */
  name: string;
}) {
  const { badgeId, wallets, name } = props;
  const { t } = useTranslation("wallet");
  return (
    <div className="wallet-links">
      {wallets.map((wallet) => (
        <a key={wallet} className="btn btn-2 btn-s" href={ADDRESS[wallet](badgeId)}>
          <WalletCards className="i i-16" aria-hidden="true" />
          {t(`add.${wallet}`)}
          <span className="vh"> {name}</span>
        </a>
      ))}
    </div>
  );
}

const ADDRESS: Readonly<Record<Wallet, (badgeId: string) => string>> = {
  apple: (badgeId) => `/badges/${badgeId}.pkpass`,
  google: (badgeId) => `/badges/${badgeId}/google-wallet`,
};
