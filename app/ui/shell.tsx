import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { KeyField } from "./form-key.tsx";
import { TextLink } from "./link.tsx";
import { useLocale, useWords } from "./locale.tsx";
import { Logo, Wordmark } from "./mark.tsx";
import { uiWords } from "./words.ts";

export type NavItem = { to: string; label: string; current?: boolean };

type ShellProps = {
  /** A demo database: said on every page. */
  demo?: boolean;
  helpHref: string;
  homeHref?: string;
  nav?: readonly NavItem[];
  who?: { name: string; detail?: string; to?: string } | null;
  /** On phones the way back takes the logo's place. */
  back?: { to: string; label: string } | null;
  languageAction?: string;
  signOutAction?: string | null;
  signInHref?: string | null;
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of every page: skip link, ribbon, header, the page, footer. Help is at the same place everywhere. */
export function Shell({ demo = false, nav = [], who, footer, children, ...rest }: ShellProps) {
  const say = useWords(uiWords);
  return (
    <>
      <a className="skip" href="#isi">
        {say.skip}
      </a>
      <header>
        {demo ? <p className="ribbon">{say.demo}</p> : null}
        <Top nav={nav} who={who} {...rest} />
      </header>
      <main id="isi" tabIndex={-1}>
        {children}
      </main>
      <Footer who={who} {...rest}>
        {footer}
      </Footer>
    </>
  );
}

type TopProps = Omit<ShellProps, "demo" | "footer" | "children">;

function Top({ nav = [], who, back, helpHref, homeHref = "/", signInHref }: TopProps) {
  const say = useWords(uiWords);
  return (
    <div className="top">
      {back ? (
        <TextLink to={back.to} className="back">
          <Icon name="back" size={28} />
          {back.label}
        </TextLink>
      ) : null}
      <TextLink to={homeHref} className="logo" aria-label={`${say.brand}, ${say.home}`}>
        <Logo size={32} />
        <Wordmark />
      </TextLink>
      {nav.length > 0 ? (
        <nav className="nav" aria-label={say.mainMenu}>
          {nav.map(({ to, label, current }) => (
            <TextLink key={to} to={to} className="" {...(current ? { "aria-current": "page" as const } : {})}>
              {label}
            </TextLink>
          ))}
        </nav>
      ) : null}
      {who ? <Who {...who} /> : null}
      {signInHref && !who ? (
        <TextLink to={signInHref} className="help">
          {say.signIn}
        </TextLink>
      ) : null}
      <TextLink to={helpHref} className="help">
        <Icon name="help" />
        {say.help}
      </TextLink>
    </div>
  );
}

function Who({ name, detail, to }: { name: string; detail?: string; to?: string }) {
  const text = (
    <>
      <b className="block">{name}</b>
      {detail}
    </>
  );
  return to ? (
    <TextLink to={to} className="me">
      {text}
    </TextLink>
  ) : (
    <p className="me">{text}</p>
  );
}

function Footer({ who, languageAction = "/bahasa", signOutAction, children }: Partial<ShellProps>) {
  const say = useWords(uiWords);
  const other = useLocale() === "id" ? "en" : "id";
  return (
    <footer className="foot">
      {children ? <div className="basis-full">{children}</div> : null}
      {who?.to ? <TextLink to={who.to}>{who.name}</TextLink> : null}
      <span>{say.languageNow}</span>
      <Form method="post" action={languageAction} reloadDocument>
        <KeyField />
        <button type="submit" name="locale" value={other} lang={other}>
          {say.language}
        </button>
      </Form>
      {signOutAction ? (
        <Form method="post" action={signOutAction} reloadDocument>
          <KeyField />
          <button type="submit">{say.signOut}</button>
        </Form>
      ) : null}
    </footer>
  );
}
