import { PageHead } from '../parts/states.tsx';
import { words } from '../words.ts';
import { BondsSection } from './bonds-section.tsx';
import { IdeasSection } from './ideas-section.tsx';
import { MembersSection } from './members-section.tsx';
import { OffersSection } from './offers-section.tsx';
import { SilenceSection } from './silence-section.tsx';
import { SurprisesSection } from './surprises-section.tsx';
import { TierSection } from './tier-section.tsx';
import { WorthSection } from './worth-section.tsx';

const t = words.programme;

/** How the care programme stands with all customers. */
export function ProgrammePage() {
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about} />
      <div className="priced">
        <MembersSection />
        <TierSection />
        <SilenceSection />
        <IdeasSection />
        <OffersSection />
        <SurprisesSection />
        <BondsSection />
        <WorthSection />
      </div>
    </div>
  );
}
