import { createContext, useContext } from "react";

/** The nonce that the page's content security policy allows; empty in the browser, where it is not needed again. */
export const NonceContext = createContext("");

export const useNonce = (): string => useContext(NonceContext);
