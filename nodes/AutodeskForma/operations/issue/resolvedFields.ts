import type { IDataObject } from 'n8n-workflow';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { peopleIds } from '../../../lookUp/peopleIds';
import type { OperationRun } from '../../../operations/operation';
import type { ParameterCollection } from '../../../parameters/parameter';
import { valueIn } from '../../../parameters/values';
import { attributeValues, customAttributes } from './customAttributes';
import { watchers } from './details';

/**
 * The fields of an issue whose values have to be looked up before they are sent: custom attributes and
 * watchers.
 *
 * @param entered Additional Fields or Update Fields, which have both
 * @throws InvalidValue for a name or address that the project does not know
 */
export async function resolvedFields(
	run: OperationRun,
	place: ProjectPlace,
	entered: ParameterCollection,
): Promise<IDataObject> {
	const watcherList = valueIn(run, entered, watchers);
	return {
		customAttributes: await attributeValues(run, place, valueIn(run, entered, customAttributes)),
		watchers: watcherList && (await peopleIds(run, place, watchers.displayName, watcherList)),
	};
}
