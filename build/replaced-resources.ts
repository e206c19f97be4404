import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';

export type TemplateJson = Readonly<Record<string, unknown>>;

export interface Loss {
  readonly id: string;
  readonly type: string;
  /** What CloudFormation would do with what stands there now. */
  readonly impact: 'removed' | 'replaced' | 'perhaps replaced' | 'of another type';
}

/** The resources of a deployed template that an update to another one would not leave in their place, by AWS's own specification. */
export function replacedResources(deployed: TemplateJson, update: TemplateJson): Loss[] {
  const losses: Loss[] = [];
  fullDiff(deployed, update).resources.forEachDifference((id, change) => {
    const type = change.oldResourceType;
    if (type === undefined) return;
    if (change.newResourceType !== undefined && change.newResourceType !== type) losses.push({ id, type, impact: 'of another type' });
    else if (change.isRemoval) losses.push({ id, type, impact: 'removed' });
    else if (change.changeImpact === ResourceImpact.WILL_REPLACE) losses.push({ id, type, impact: 'replaced' });
    else if (change.changeImpact === ResourceImpact.MAY_REPLACE) losses.push({ id, type, impact: 'perhaps replaced' });
  });
  return losses;
}
