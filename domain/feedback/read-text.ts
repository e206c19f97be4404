/** What somebody who answers a text message wants. */
export type TextIntent = 'stop' | 'start' | 'help' | 'message';

/**
 * Every keyword on which AWS End User Messaging acts, so that our gate knows what AWS's list knows, and its kin in other languages.
 * https://docs.aws.amazon.com/sms-voice/latest/userguide/keywords.html
 */
export const awsStopWords = ['ARRET', 'CANCEL', 'END', 'OPT-OUT', 'OPTOUT', 'QUIT', 'REMOVE', 'STOP', 'TD', 'UNSUBSCRIBE'] as const;

const stopWords = new Set<string>([
  ...awsStopWords,
  ...['STOPALL', 'STOP ALL', 'OPT OUT', 'REVOKE', 'UNSUB', 'ARRÊT', 'ALTO', 'BAJA', 'STOPP', 'ABMELDEN'],
  // As texts in China end: 拒收请回复R, 回T退订, 回复TD退订.
  ...['R', 'T', 'N', '停', '停止', '退', '退订', '退訂', '取消', '取消订阅', '取消訂閱', '拒收', '拒绝', '拒絕', '不要', '勿扰', '勿擾'],
]);
const startWords = new Set(['START', 'UNSTOP', 'RESUBSCRIBE', 'OPT-IN', 'OPTIN', 'OPT IN', '开始', '開始', '恢复', '恢復', '订阅', '訂閱']);
const helpWords = new Set(['HELP', 'INFO', 'AIDE', 'AYUDA', 'HILFE', '?', '帮助', '幫助', '帮忙', '幫忙', '说明', '說明']);

/** > Revocation by any reasonable means. What only looks like it is passed first. */
const notStop = [
  /\b(?:don'?t|do not|never|won'?t|didn'?t|doesn'?t|can'?t|cannot|will not) stop\b/i,
  /(?:别|別|不要|不会|不會|没有|沒有)停/,
];

const MAIL = `(?:texts?|texting|txts?|sms|messages?|messaging|msgs?|spam|spamming|ads?|adverts?|offers?|emails?|mails?)`;
const stopPhrases = [
  String.raw`\bstop(?:ped)? (?:all |sending|texting|messaging|contacting|calling|writing|emailing|bothering|spamming|these|this|those|the ${MAIL}|it\b|now\b|please\b|your ${MAIL}|any ${MAIL}|${MAIL})`,
  String.raw`\b(?:please|pls|just|plz) stop[.!]*$`,
  String.raw`^stop[\s,.!]+(?:stop|please|pls|now|it)\b`,
  String.raw`\b(?:don'?t|do not|never|no longer|quit|cease) (?:\w+ ){0,2}(?:text|txt|contact|message|msg|sms|spam|email|write to|call|bother|texting|messaging|contacting|spamming)\b`,
  String.raw`\b(?:don'?t|do not) (?:send|sms) (?:me )?(?:\w+ ){0,2}${MAIL}`,
  String.raw`\b(?:don'?t|do not|no longer) (?:want|wish|like) (?:to (?:get|receive|hear)|(?:any ?|more |your |these )+${MAIL})`,
  String.raw`\bno more ${MAIL}\b`,
  String.raw`\b(?:unsubscribe|opt(?: me)?[ -]?out)\b`,
  String.raw`\b(?:remove|delete|take) (?:me|my (?:number|phone|name))\b(?:.{0,30}\b(?:list|off|from|database)\b|[.!]*$)`,
  String.raw`\bleave me alone\b`,
  String.raw`\b(?:i )?(?:revoke|withdraw)(?:ing)? (?:my )?(?:consent|permission)\b`,
].map((pattern) => new RegExp(pattern, 'i'));

const chineseStop = [
  /(?:别|別|不要|不用|请勿|請勿|停止|不必|禁止|勿)(?:再|继续|繼續)?(?:给我|給我|向我)?(?:再)?(?:发|發|寄|推送|联系|聯繫|聯絡|打扰|打擾|骚扰|騷擾)/,
  /(?:不想|不愿|不願|拒绝|拒絕|不要)(?:再)?(?:收到|接收|收)/,
  /(?:退订|退訂|取消订阅|取消訂閱|拒收)/,
  /(?:别|別)(?:发了|發了|烦我|煩我)/,
];

/** Case, width, accents' form, and what stands around the words do not matter. */
function plain(body: string): string {
  return body
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

const EDGES = /^[\s"'“”‘’「」『』()[\].,!。，！、…~-]+|[\s"'“”‘’「」『』()[\].,!。，！、…~-]+$/g;

/** One word decides; free words only where they say it plainly. Never more than a text message of ten parts is looked at. */
export function readText(body: string): TextIntent {
  const text = plain(body.slice(0, 1600));
  const word = text.replace(EDGES, '').toUpperCase();
  if (stopWords.has(word)) return 'stop';
  if (startWords.has(word)) return 'start';
  if (helpWords.has(word === '' ? text : word)) return 'help';
  if (notStop.some((pattern) => pattern.test(text))) return 'message';
  return [...stopPhrases, ...chineseStop].some((pattern) => pattern.test(text)) ? 'stop' : 'message';
}
