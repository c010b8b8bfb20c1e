import type { Resource } from '../../../operations/operation';
import { getLinkedFiles } from './getLinkedFiles';
import { getPublishStatus } from './getPublishStatus';
import { publish } from './publish';

export const cloudModel: Resource = {
	name: 'Cloud Model',
	value: 'cloudModel',
	operations: [getLinkedFiles, getPublishStatus, publish],
};
