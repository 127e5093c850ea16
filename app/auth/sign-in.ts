import { z } from "zod";
import { phoneNumber } from "~/lib/phone.ts";
import { knownPassword } from "./password.ts";

/** Phone and password, as they come from the page or from a demo login's button. */
export const SignInForm = z.strictObject({ phone: phoneNumber, password: knownPassword });
export type SignInForm = z.input<typeof SignInForm>;
