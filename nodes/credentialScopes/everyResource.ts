import { resources as modelResources } from '../AutodeskModelDerivative/operations';
import { resources as formaResources } from '../AutodeskForma/operations';
import { resources } from '../AutodeskPlatformServices/operations';
import type { Resource } from '../operations/operation';

/** The resources of all action nodes, whose operations a credential can be used for. */
export const everyResource: readonly Resource[] = [
	...resources,
	...modelResources,
	...formaResources,
];
