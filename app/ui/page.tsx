import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { TextLink } from "./link.tsx";
import { useWords } from "./locale.tsx";
import { uiWords } from "./words.ts";

type PageProps = {
  title: ReactNode;
  /** One sentence of what to do. */
  lead?: ReactNode;
  /** A quiet line above the title: a date, a place. */
  kicker?: ReactNode;
  /** The way here, without the page itself. On phones only its last step, as the way back. */
  crumb?: readonly { to: string; label: string }[];
  /** The primary action: at the thumb on phones, top right at the desk. */
  actions?: ReactNode;
  /** The page's few numbers, beside the title at the desk. */
  figures?: ReactNode;
  width?: "text" | "wide";
  children: ReactNode;
};

/** A page: what this is, what to do, the main number, then the rest. */
export function Page({ title, lead, kicker, crumb = [], actions, figures, width = "text", children }: PageProps) {
  const look = ["page", width === "wide" ? "wide" : "", actions ? "acting" : ""].filter(Boolean).join(" ");
  return (
    <div className={look}>
      <div className="page-head">
        <div>
          {crumb.length > 0 ? <Crumb steps={crumb} /> : null}
          {kicker ? <p className="soft">{kicker}</p> : null}
          <h1>{title}</h1>
          {lead ? <p className="lead">{lead}</p> : null}
        </div>
        {figures}
        {actions ? <div className="actions">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}

type SectionProps = { title: ReactNode; id?: string; action?: ReactNode; children: ReactNode };

/** A part of a page under its own heading. */
export function Section({ title, id, action, children }: SectionProps) {
  return (
    <section className="section" {...(id ? { id } : {})}>
      <div className="row wrap">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** The page's main column, and beside it at the desk (below it on phones) what goes along. */
export function Columns({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="columns">
      <div>{children}</div>
      <aside className="stack">{aside}</aside>
    </div>
  );
}

function Crumb({ steps }: { steps: readonly { to: string; label: string }[] }) {
  const say = useWords(uiWords);
  return (
    <nav className="crumb" aria-label={say.breadcrumb}>
      <ol>
        {steps.map(({ to, label }) => (
          <li key={to}>
            <TextLink to={to} className="">
              <Icon name="back" size={20} />
              {label}
            </TextLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
