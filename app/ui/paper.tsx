import type { ReactNode } from "react";
import { Logo } from "./mark.tsx";

type PaperProps = { kicker?: ReactNode; title: string; made?: ReactNode; children: ReactNode };

/** A sheet to be printed: letterhead, body, signatures. On the screen it lies on the page, on paper it is the page. */
export function Paper({ kicker, title, made, children }: PaperProps) {
  return (
    <article className="paper">
      <header className="row">
        <Logo size={48} />
        <div className="grow">
          {kicker ? <p className="soft">{kicker}</p> : null}
          <h2>{title}</h2>
        </div>
        {made ? <p className="soft right">{made}</p> : null}
      </header>
      {children}
    </article>
  );
}

/** Lines to sign on: who signs, as what. */
export function Signatures({ people }: { people: readonly { role: string; name?: string | null }[] }) {
  return (
    <div className="signs">
      {people.map(({ role, name }) => (
        <div key={role}>
          <p>{role}</p>
          <p className="signline">{name ?? ""}</p>
        </div>
      ))}
    </div>
  );
}
