import type { AnyEndpoint } from '../http/endpoint';
import { attributes } from './attributes';
import { exports } from './exports';
import { linkedFiles } from './linkedFiles';
import { namingStandards } from './namingStandards';
import { permissions } from './permissions';

/** What Docs adds to the documents of Data Management. */
export const docs: readonly AnyEndpoint[] = [
	...attributes,
	...exports,
	...linkedFiles,
	...namingStandards,
	...permissions,
];
