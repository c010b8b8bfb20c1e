import type { Resource } from '../../../operations/operation';
import { compareVersions } from './compareVersions';
import { deleteManifest } from './deleteManifest';
import { downloadDerivative } from './downloadDerivative';
import { getDerivatives } from './getDerivatives';
import { getFormats } from './getFormats';
import { getObjects } from './getObjects';
import { getProperties } from './getProperties';
import { getStatus } from './getStatus';
import { getThumbnail } from './getThumbnail';
import { getViews } from './getViews';
import { translate } from './translate';

export const model: Resource = {
	name: 'Model',
	value: 'model',
	operations: [
		getProperties,
		getObjects,
		getViews,
		getStatus,
		getThumbnail,
		getDerivatives,
		downloadDerivative,
		translate,
		deleteManifest,
		compareVersions,
		getFormats,
	],
};
