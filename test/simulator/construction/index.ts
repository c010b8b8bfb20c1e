import type { AnyEndpoint } from '../http/endpoint';
import { listForms } from './forms';
import { getRfi, searchRfis } from './rfis';
import { getSubmittal, listSubmittals } from './submittals';

/** Products of project teams, as far as they are read. */
export const construction: readonly AnyEndpoint[] = [
	searchRfis,
	getRfi,
	listSubmittals,
	getSubmittal,
	listForms,
];
