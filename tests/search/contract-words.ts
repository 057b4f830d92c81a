import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { highlight } from "~/domain/highlight";
import type { Bench } from "./bench";

/** Words: what is found by them, how they are read, what is marked. */
export function wordsContract(open: () => Promise<Bench>): void {
  describe("words", () => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(() => bench.close());

    const titleOf = (id: string) => bench.rows.find((row) => row.id === id)?.title ?? "";

    it("demands every word as long as something holds them all", async () => {
      const { ids, interpretation } = await bench.jobs("嵌入式 工程师");
      expect(ids).toEqual(["cpp"]);
      expect(interpretation.dropped).toEqual([]);
    });

    it("drops a word that nothing holds, says which, and finds the others", async () => {
      const { ids, interpretation } = await bench.jobs("护士 量子");
      expect(interpretation.dropped).toEqual(["量子"]);
      expect(ids).toEqual(["nurse"]);
    });

    it("drops one of two words that never stand together", async () => {
      const { total, interpretation } = await bench.jobs("Python 护士");
      expect(interpretation.dropped).toHaveLength(1);
      expect(["python", "护士"]).toContain(interpretation.dropped[0]);
      expect(total).toBe(1);
    });

    it("finds nothing, and claims no help, for words that nothing holds", async () => {
      const { ids, total, interpretation } = await bench.jobs("齉龘 爨麤");
      expect({ ids, total, dropped: interpretation.dropped }).toEqual({ ids: [], total: 0, dropped: [] });
    });

    it.each([
      ["护", "nurse"],
      ["护士", "nurse"],
      ["算法", "algorithm"],
      ["助理", "campus"],
      ["质粒", "body"],
    ])("finds the one or two characters %s", async (q, id) => {
      const found = await bench.jobs(q);
      expect(found.ids).toContain(id);
      expect(found.interpretation.dropped).toEqual([]);
    });

    it.each([
      ["Java工程师", "java", "javascript"],
      ["C++", "cpp", "java"],
      [".NET", "dotnet", "java"],
      ["2025届", "grads", "java"],
      ["5G", "fiveg", "java"],
      ["嵌入式C++", "cpp", "dotnet"],
    ])("reads the mixed word %s as one", async (q, wanted, unwanted) => {
      const { ids } = await bench.jobs(q);
      expect(ids[0]).toBe(wanted);
      expect(ids).not.toContain(unwanted);
    });

    it.each([
      ["Ｊａｖａ", "java"],
      ["JAVA", "java"],
      ["ui", "wide"],
      ["figma", "wide"],
      ["ｃ＋＋", "cpp"],
      ["護士", "nurse"],
      ["推薦算法", "algorithm"],
      ["机械设计", "traditional"],
      ["機械", "traditional"],
      ["５ｇ", "fiveg"],
    ])("sees through width, case and script of %s", async (q, id) => {
      const { ids, interpretation } = await bench.jobs(q);
      expect(ids).toContain(id);
      expect(interpretation).toEqual({ dropped: [], corrected: [] });
    });

    it.each([
      ["pyhton", "python", "python"],
      ["pythom", "python", "python"],
      ["suanfa", "算法", "algorithm"],
      ["hushi", "护士", "nurse"],
      ["cqdx", "重庆大学", "campus"],
      ["hs", "护士", "nurse"],
    ])("reads %s as %s and says so", async (from, to, id) => {
      const { ids, interpretation } = await bench.jobs(from);
      expect(interpretation.corrected).toEqual([{ from, to }]);
      expect(ids).toContain(id);
    });

    it("corrects a word beside others", async () => {
      const { ids, interpretation } = await bench.jobs("pyhton 数据分析");
      expect(interpretation).toEqual({ dropped: [], corrected: [{ from: "pyhton", to: "python" }] });
      expect(ids).toEqual(["python"]);
    });

    it("leaves a known word as it was typed", async () => {
      expect((await bench.jobs("java")).interpretation.corrected).toEqual([]);
    });

    it("finds synonyms either way", async () => {
      expect((await bench.jobs("前端")).ids).toContain("web");
      expect((await bench.jobs("web前端")).ids[0]).toBe("web");
      expect((await bench.jobs("护理")).ids).toContain("nurse");
    });

    it("puts the exact title before one that holds the word somewhere", async () => {
      expect((await bench.jobs("工程师 Java")).ids[0]).toBe("java");
    });

    it("takes quotation marks for a phrase and a hyphen for an exclusion", async () => {
      expect((await bench.jobs('"推荐算法"')).ids).toEqual(["algorithm"]);
      expect((await bench.jobs('"算法推荐"')).ids).toEqual([]);
      const all = (await bench.jobs("工程师")).ids;
      const without = (await bench.jobs("工程师 -java")).ids;
      expect(all).toContain("java");
      expect(without.toSorted()).toEqual(all.filter((id) => id !== "java").toSorted());
    });

    it("finds everything for no words", async () => {
      const everything = await bench.jobs("");
      expect((await bench.jobs("  \u3000\t")).total).toBe(everything.total);
      expect(everything.matchedTerms).toEqual([]);
    });

    it.each([
      ["java", "java", "Java"],
      ["ｊａｖａ", "java", "Java"],
      ["pyhton", "python", "Python"],
      ["suanfa", "algorithm", "算法"],
      ["前端", "web", "web前端"],
      ["护", "nurse", "护"],
    ])("%s marks what matched in the title of %s", async (q, id, marked) => {
      const { matchedTerms } = await bench.jobs(q);
      const parts = highlight(titleOf(id), matchedTerms);
      expect(parts.map((part) => part.text).join("")).toBe(titleOf(id));
      expect(
        parts
          .filter((part) => part.hit)
          .map((part) => part.text)
          .join(""),
      ).toContain(marked);
    });

    it.each(["script 视觉", "<script>", "</script>", "视觉 <mark>", "alert(1)", `&lt; 视觉 "原画`])(
      "marks words of hostile titles, never their markup: %s",
      async (q) => {
        const { ids, matchedTerms } = await bench.jobs(q);
        expect(ids).toContain("script");
        for (const term of matchedTerms) expect(term).not.toMatch(/[<>&"/()]/);
        const parts = highlight(titleOf("script"), matchedTerms);
        expect(parts.map((part) => part.text).join("")).toBe(titleOf("script"));
        expect(parts.some((part) => part.hit)).toBe(true);
        for (const part of parts) if (part.hit) expect(part.text).not.toMatch(/[<>&"]/);
      },
    );

    it("suggests known texts by their beginning and by their sound", async () => {
      const texts = async (prefix: string) =>
        (await bench.engine.suggest("jobs", prefix, 8)).map(({ text }) => text.toLowerCase());
      for (const text of await texts("jav")) expect(text).toMatch(/^jav/);
      expect(await texts("jav")).toContain("java");
      expect(await texts("suanf")).toContain("算法");
      expect(await texts("")).toEqual([]);
      expect(await bench.engine.suggest("jobs", "j", 1)).toHaveLength(1);
    });
  });
}
