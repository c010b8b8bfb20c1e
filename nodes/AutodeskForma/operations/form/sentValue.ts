import { nameKey } from '../../../../protocol/aps/names';
import { FORM_TOGGLES, LONGEST_FORM_TEXT } from '../../../../protocol/aps/formRules';
import { questionPath } from '../../../apsLists/formQuestions';
import type { FormQuestion } from '../../../apsLists/formQuestions';
import { nearestNames } from '../../../lookUp/nearestNames';
import { InvalidValue } from '../../../values/invalidValue';
import { isoDate } from '../../../values/isoDate';
import { optionalText } from '../../../values/text';
import { textList } from '../../../values/textList';

/**
 * An answer as Autodesk takes it, under the member that its question expects.
 *
 * @param field label of the field, for errors
 * @throws InvalidValue if the question takes no such answer
 */
export function sentValue(
	field: string,
	question: FormQuestion,
	text: string,
): Record<string, string | number | string[] | undefined> {
	switch (question.valueName) {
		case 'textVal':
			return { textVal: optionalText(field, text, LONGEST_FORM_TEXT) };
		case 'numberVal':
			return { numberVal: numberIn(field, question, text) };
		case 'choiceVal':
			return { choiceVal: choiceIn(field, question, question.choices, text) };
		case 'arrayVal':
			return {
				arrayVal: textList(text).map((each) => choiceIn(field, question, question.choices, each)),
			};
		case 'dateVal':
			return { dateVal: isoDate(field, text) };
		case 'toggleVal':
			return { toggleVal: choiceIn(field, question, FORM_TOGGLES, text) };
		case 'svgVal':
			return { svgVal: text };
		default:
			throw new InvalidValue(
				field,
				`"${questionPath(question)}" takes no answer of a kind that the node knows`,
			);
	}
}

function numberIn(field: string, question: FormQuestion, text: string): number {
	const number = Number(text);
	if (Number.isFinite(number)) return number;
	throw new InvalidValue(field, `"${questionPath(question)}" takes a number, not "${text}"`);
}

/** @param choices what there is to choose from; empty if anything is */
function choiceIn(
	field: string,
	question: FormQuestion,
	choices: readonly string[],
	text: string,
): string {
	if (choices.length === 0) return text;
	const key = nameKey(text);
	const found = choices.find((each) => nameKey(each) === key);
	if (found !== undefined) return found;
	const near = nearestNames(text, choices);
	const named = near.length > 0 ? near : choices.slice(0, 10);
	throw new InvalidValue(
		field,
		`"${questionPath(question)}" has no choice "${text}". ${near.length > 0 ? 'Similar' : 'Choices'}: ${named.map((name) => `"${name}"`).join(', ')}`,
	);
}
