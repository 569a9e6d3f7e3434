import { LIMITS } from '../wire/limits.js';
import {
  type Area,
  BINDING,
  KEYWORDS,
  MINUS_BINDING,
  Mistake,
  NOT_BINDING,
  type Node,
  type Operator,
  QUANTIFIERS,
  type Quantifier,
} from './syntax.js';
import { type Token, tokensOf } from './tokens.js';

/** What a text says. @throws Mistake where it cannot be understood */
export function parse(text: string): Node {
  if (text.length > LIMITS.expressionCharsMax) {
    const at = { from: LIMITS.expressionCharsMax, to: text.length };
    throw new Mistake(at, `is too long: an expression has at most ${LIMITS.expressionCharsMax} characters`);
  }
  return new Parser(tokensOf(text)).whole();
}

/** Goes through the tokens once, from left to right. */
class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Node {
    const node = this.expression(0);
    const { token } = this;
    if (token.kind !== 'end') throw new Mistake(token, 'does not fit here');
    return node;
  }

  /** Takes operators that bind more than `binding`. */
  private expression(binding: number): Node {
    if (++this.depth > LIMITS.expressionDepthMax) {
      throw new Mistake(this.token, `is nested too deep: ${LIMITS.expressionDepthMax} levels at most`);
    }
    let left = this.prefix();
    let comparisons = 0;
    for (let operator = this.operator(); operator; operator = this.operator()) {
      const bound = operator === 'in' ? BINDING['='] : BINDING[operator];
      if (bound <= binding) break;
      if (bound === BINDING['='] && ++comparisons > 1) {
        throw new Mistake(
          this.token,
          'compares once more: put the first comparison, or what is counted, in parentheses',
        );
      }
      left = this.after(left, operator, bound);
    }
    this.depth--;
    return left;
  }

  private after(left: Node, operator: Operator | 'in', bound: number): Node {
    this.take();
    if (operator === 'in') {
      const area = this.area();
      return { kind: 'in', of: left, area, from: left.from, to: this.end };
    }
    const right = this.expression(bound);
    return { kind: 'binary', operator, left, right, from: left.from, to: right.to };
  }

  private prefix(): Node {
    const { token } = this;
    const { from } = token;
    if (this.accept('not')) {
      const of = this.expression(NOT_BINDING);
      return { kind: 'not', of, from, to: of.to };
    }
    if (this.accept('-')) {
      const of = this.expression(MINUS_BINDING);
      return { kind: 'minus', of, from, to: of.to };
    }
    if (this.accept('in')) {
      const area = this.area();
      return { kind: 'in', of: undefined, area, from, to: this.end };
    }
    if (this.accept('(')) {
      const inner = this.expression(0);
      this.expect(')');
      return inner;
    }
    switch (token.kind) {
      case 'number':
        this.take();
        return { kind: 'number', value: token.value, unit: this.unit(), from, to: this.end };
      case 'text':
        this.take();
        return { kind: 'text', value: token.value, from, to: this.end };
      case 'row':
        this.take();
        return { kind: 'row', number: token.value, from, to: this.end };
      case 'word':
        return this.isQuantifier() ? this.each() : this.path();
      default:
        throw new Mistake(token, token.kind === 'end' ? 'something is missing' : 'does not fit here');
    }
  }

  private each(): Node {
    const { from } = this.token;
    const quantifier = this.word().toLowerCase() as Quantifier;
    const of = [this.word(), ...this.keys()];
    const area = this.accept('in') ? this.area() : undefined;
    const where = this.accept('where') ? this.expression(0) : undefined;
    return { kind: 'each', quantifier, of, area, where, from, to: this.end };
  }

  private path(): Node {
    const { from } = this.token;
    const head = this.word();
    const index = this.accept('[') ? this.expression(0) : undefined;
    if (index) this.expect(']');
    return { kind: 'path', head, index, keys: this.keys(), from, to: this.end };
  }

  private keys(): readonly string[] {
    const keys: string[] = [];
    while (this.accept('.')) {
      const { token } = this;
      if (token.kind !== 'word' && token.kind !== 'text')
        throw new Mistake(token, 'should be a name, or one in quotes');
      this.take();
      keys.push(token.value);
    }
    return keys;
  }

  private area(): Area {
    const from = this.corner();
    this.expect('-');
    return { from, to: this.corner() };
  }

  private corner(): readonly [number, number] {
    this.expect('(');
    const x = this.coordinate();
    this.expect(',');
    const y = this.coordinate();
    this.expect(')');
    return [x, y];
  }

  private coordinate(): number {
    const below = this.accept('-');
    const { token } = this;
    if (token.kind !== 'number') throw new Mistake(token, 'should be a number: an area is (x, y)-(x, y)');
    this.take();
    return below ? 0 - token.value : token.value;
  }

  /** After a number a word can only be its unit, and so can two with a stroke between them and no space. */
  private unit(): string {
    for (const sign of ['°', '×']) if (this.accept(sign)) return sign;
    if (this.token.kind !== 'word' || isKeyword(this.token.value)) return '';
    const unit = this.word();
    const [stroke, below] = this.tokens.slice(this.at, this.at + 2);
    const isOne =
      stroke?.value === '/' && stroke.from === this.end && below?.kind === 'word' && below.from === stroke.to;
    if (!isOne) return unit;
    this.take();
    return `${unit}/${this.word()}`;
  }

  private operator(): Operator | 'in' | undefined {
    const { kind, value } = this.token;
    if (kind !== 'sign' && kind !== 'word') return undefined;
    const name = value.toLowerCase();
    return name === 'in' || Object.hasOwn(BINDING, name) ? (name as Operator | 'in') : undefined;
  }

  /** `count > 3` asks for a field of that name. */
  private isQuantifier(): boolean {
    const after = this.tokens[this.at + 1];
    return QUANTIFIERS.has(String(this.token.value).toLowerCase()) && after?.kind === 'word' && !isKeyword(after.value);
  }

  private word(): string {
    const { token } = this;
    if (token.kind !== 'word' || isKeyword(token.value)) throw new Mistake(token, 'should be a name');
    this.take();
    return token.value;
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) throw new Mistake(this.token, `should be “${sign}”`);
  }

  private accept(written: string): boolean {
    const { kind, value } = this.token;
    if ((kind !== 'sign' && kind !== 'word') || value.toLowerCase() !== written) return false;
    this.take();
    return true;
  }

  private take(): void {
    if (this.token.kind !== 'end') this.at++;
  }

  private get token(): Token {
    // The last token is the end, and nothing goes beyond it.
    return this.tokens[this.at] as Token;
  }

  /** Where what was taken last ends. */
  private get end(): number {
    return this.tokens[this.at - 1]?.to ?? 0;
  }
}

function isKeyword(word: string): boolean {
  return KEYWORDS.has(word.toLowerCase());
}
