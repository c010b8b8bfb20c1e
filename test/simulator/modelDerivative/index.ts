import type { AnyEndpoint } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { FORMATS } from './formats';
import { createJob } from './job';
import { deleteManifest, getManifest } from './manifests';
import { queryProperties } from './query';
import { getDownloadUrl } from './signedCookies';
import { getThumbnail } from './thumbnails';
import { getTree } from './tree';
import { getViews } from './views';

const getFormats = defineEndpoint({
	service: 'modelDerivative',
	method: 'GET',
	path: '/modelderivative/v2/designdata/formats',
	scopes: [],
	tokens: ['2L', '3L', 'SSA'],
	handle: () => ({ status: 200, body: { formats: FORMATS } }),
});

export const modelDerivative: readonly AnyEndpoint[] = [
	getFormats,
	createJob,
	getManifest,
	deleteManifest,
	getDownloadUrl,
	getViews,
	getTree,
	queryProperties,
	getThumbnail,
];
