import type { ChaosCase } from '../chaosCase';
import { bodyCases } from './bodies';
import { clockCases } from './clock';
import { killCases } from './kill';
import { malformedCases } from './malformed';
import { n8nCases } from './n8n';
import { networkCases } from './network';
import { repetitionCases } from './repetition';
import { shutdownCases } from './shutdown';
import { storeCases } from './store';

/** All cases, in the order of the table. */
export const CASES: readonly ChaosCase[] = [
	...killCases,
	...storeCases,
	...n8nCases,
	...networkCases,
	...repetitionCases,
	...bodyCases,
	...malformedCases,
	...clockCases,
	...shutdownCases,
];
