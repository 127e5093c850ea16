import { Link } from "@remix-run/react";
import type { AriaAttributes, ReactNode } from "react";

type TextLinkProps = { to: string; className?: string; reloadDocument?: boolean; children: ReactNode } & AriaAttributes;

/** A link in running text. It loads a whole page unless told otherwise. */
export function TextLink({ to, className = "text", reloadDocument = true, children, ...aria }: TextLinkProps) {
  return (
    <Link to={to} className={className} reloadDocument={reloadDocument} {...aria}>
      {children}
    </Link>
  );
}
