interface MailFrameProps {
  readonly html: string;
  readonly title: string;
  /** In the dark the mail is shown as dark mail programs show it. */
  readonly dark?: boolean | undefined;
  readonly className?: string | undefined;
  readonly hidden?: boolean | undefined;
}

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: https:; style-src 'unsafe-inline'">`;

/** A mail in a frame that may run nothing and reach nothing but its pictures. */
export function MailFrame({ html, title, dark = false, className, hidden = false }: MailFrameProps) {
  return (
    <iframe
      className={className}
      title={title}
      sandbox=""
      loading="lazy"
      srcDoc={POLICY + inScheme(html, dark)}
      {...(hidden ? { tabIndex: -1, 'aria-hidden': true } : {})}
    />
  );
}

/** The frame cannot be told which colours its reader prefers: the mail's own rules for the dark are taken to hold, or not to. */
function inScheme(html: string, dark: boolean): string {
  const decided = html.replace(/@media\s*\(prefers-color-scheme:\s*dark\)/g, dark ? '@media all' : '@media not all');
  return `${decided}<style>:root{color-scheme:${dark ? 'dark' : 'light'}}</style>`;
}
