import { useWords } from "~/ui/locale.tsx";
import { TextLink } from "~/ui/link.tsx";
import { messageWords } from "./words.ts";

/** What came in, and what can be passed on. */
export function MessageTabs({ current }: { current: "received" | "sent" }) {
  const say = useWords(messageWords);
  return (
    <nav className="nav tabs" aria-label={say.title}>
      <TextLink to="/kabar" className="" {...(current === "received" ? { "aria-current": "page" as const } : {})}>
        {say.received}
      </TextLink>
      <TextLink to="/kabar/terkirim" className="" {...(current === "sent" ? { "aria-current": "page" as const } : {})}>
        {say.sent}
      </TextLink>
    </nav>
  );
}
