import { createContext } from "react";

/** The nonce of this response's content security policy. The browser hides it, so there it is undefined. */
export const NonceContext = createContext<string | undefined>(undefined);
