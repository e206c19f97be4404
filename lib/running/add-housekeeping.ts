import { Duration } from 'aws-cdk-lib';
import { StarterSeed } from '../constructs/starter-seed.ts';
import { addFunction, type Surroundings } from './surroundings.ts';

/** What only AWS calls: keys that turn, and starters that a deployment brings in. */
export function addHousekeeping(around: Surroundings): void {
  const { scope, config, campaigns } = around;
  const { table, secrets } = around.state;
  const rotateLinkKeys = addFunction(around, 'RotateLinkKeys', {
    functionName: 'rotate-link-keys',
    failureImpact: 'Links go on being signed with the key of last quarter. Customers notice nothing.',
  });
  secrets.rotateWith(rotateLinkKeys, scope);

  const seedLibrary = addFunction(around, 'SeedLibrary', {
    functionName: 'seed-library',
    failureImpact: 'A deployment did not bring in its starter campaigns. Customers notice nothing: what is live goes on.',
    environment: { FROM_ADDRESS: config.fromAddress },
    ...(campaigns === undefined ? {} : { beside: { 'campaigns-of-code.json': campaigns } }),
    timeout: Duration.minutes(2),
    memorySize: 1024,
  });
  table.allow(seedLibrary, ['Query', 'PutItem', ...(campaigns === undefined ? [] : ['GetItem' as const])]);
  new StarterSeed(scope, 'Seed', seedLibrary, campaigns);
}
