import { Link } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "office" | "hulu" | "hilir" | "line" | "bad" | "quiet";

type Look = { tone?: Tone; size?: "big" | "small"; icon?: IconName; children: ReactNode };

type ButtonProps = Look &
  Pick<
    ButtonHTMLAttributes<HTMLButtonElement>,
    | "type"
    | "name"
    | "value"
    | "disabled"
    | "form"
    | "formAction"
    | "formMethod"
    | "formNoValidate"
    | "id"
    | "aria-label"
    | "aria-describedby"
  >;

/** A button says one verb. Filled for the page's one primary action, `line` for the other choice. */
export function Button({ tone, size, icon, children, type = "submit", ...rest }: ButtonProps) {
  return (
    <button type={type} className={look(tone, size)} {...rest}>
      {icon ? <Icon name={icon} size={size === "small" ? 20 : 24} /> : null}
      {children}
    </button>
  );
}

type ButtonLinkProps = Look & { to: string; reloadDocument?: boolean; download?: boolean | string; rel?: string };

/** A link that looks like a button. It loads a whole page unless told otherwise: plain pages run no script. */
export function ButtonLink({ tone, size, icon, children, to, reloadDocument = true, ...rest }: ButtonLinkProps) {
  return (
    <Link to={to} reloadDocument={reloadDocument} className={look(tone, size)} {...rest}>
      {icon ? <Icon name={icon} size={size === "small" ? 20 : 24} /> : null}
      {children}
    </Link>
  );
}

/** Buttons side by side, as wide as each other; below each other when they do not fit. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="btns">{children}</div>;
}

/** The bar at the thumb: sticks to the foot of a phone, lies at the end of the form at the desk. `sum` says what will be sent. */
export function Thumb({ sum, children }: { sum?: ReactNode; children: ReactNode }) {
  return (
    <div className="thumb">
      {sum ? <div className="thumb-sum">{sum}</div> : null}
      {children}
    </div>
  );
}

function look(tone: Tone = "office", size: "big" | "small" = "big"): string {
  return `btn ${tone}${size === "small" ? " small" : ""}`;
}
