import { isGuid } from '../../protocol/aps/ids';
import { EVERY_COLLECTION } from '../../protocol/aps/sheetRules';
import { LookUp } from '../lookUp/lookUp';
import { sheetCollectionsOf } from '../lookUp/sheets';
import { locatorText } from '../parameters/locatorText';
import { defineParameter } from '../parameters/parameter';
import { guid } from '../values/guid';
import { constructionProjectId } from './constructionProject';
import { resourceLocator } from './locator';

/** In place of the ID of a collection, for what is in none. */
export const NO_COLLECTION = 'none';

/**
 * Entry of Filters: a collection of sheets, by name. Without one, what is listed comes from every
 * collection, although Autodesk then lists only what is in none.
 *
 * @param things what is listed, e.g. `sheets`
 */
export function sheetCollection(things: string) {
	return defineParameter({
		...resourceLocator({
			displayName: 'Collection',
			name: 'sheetCollection',
			description: `Only ${things} in this collection. Enter <code>none</code> as the ID for ${things} that are in no collection.`,
			search: 'searchSheetCollections',
			dependsOn: ['project'],
			idPlaceholder: 'e.g. 619ef887-974f-45e4-9775-461e6a62d784',
			lookUp: new LookUp(
				'By Name',
				'e.g. Building A',
				(run) => sheetCollectionsOf(run, constructionProjectId(run)),
				{ isId: (text) => text === NO_COLLECTION || isGuid(text) },
			),
		}),
		query: 'collectionId',
		read: (entered, { displayName }) => {
			const text = locatorText(entered);
			if (text === '') return EVERY_COLLECTION;
			return text === NO_COLLECTION ? undefined : guid(displayName, text);
		},
	});
}
