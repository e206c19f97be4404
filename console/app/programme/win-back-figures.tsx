import { RETURN_DAYS, type Share, winBackReport } from '../../../domain/winback/win-back-report.ts';
import type { SilencePage } from '../../contract/programme-answers.ts';
import { count, money, percent } from '../parts/formats.ts';
import { words } from '../words.ts';

const t = words.programme.silence;
const shareText = ({ share }: Share): string => (share === undefined ? '–' : percent(share));

export function WinBackFigures({ pages }: { readonly pages: readonly SilencePage[] }) {
  const [first] = pages;
  const trails = pages.flatMap((page) => page.trails);
  const report = winBackReport(trails, first?.today ?? '', first?.repairCost ?? null);
  const { verdict, arms } = report;
  const lines: readonly (readonly [string, Share])[] = [
    [t.answered, report.answered],
    [t.dissatisfied, report.dissatisfied],
    [t.returned, report.returned],
    [t.repairReturned, report.redeemedOfReturned],
    [t.repairAsked, report.redeemedOfAsked],
  ];
  return (
    <>
      <h3>{t.winBack}</h3>
      <p className="muted">{report.settled === 0 ? t.none : t.winBackAbout(RETURN_DAYS)}</p>
      <dl className="details programme-details">
        {lines.map(([name, share]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {shareText(share)} <span className="muted">{t.of(count(share.count), count(share.of))}</span>
            </dd>
          </div>
        ))}
        {report.costPerReturn !== undefined && (
          <div>
            <dt>{t.cost}</dt>
            <dd>{money(Number(report.costPerReturn), first?.currency)}</dd>
          </div>
        )}
        <div>
          <dt>{t.open}</dt>
          <dd>{count(report.open)}</dd>
        </div>
      </dl>
      <p>{verdict.kind === 'too-few' ? t.verdicts['too-few'](verdict.needed) : t.verdicts[verdict.kind]}</p>
      <p className="muted">{t.arms(shareText(arms.asked), shareText(arms.holdout))}</p>
    </>
  );
}
