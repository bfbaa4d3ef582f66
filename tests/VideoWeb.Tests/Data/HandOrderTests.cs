using VideoWeb.Data.Boards;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>The order that people give by hand: what a wish changes, and that it never doubles, loses or ties anything.</summary>
public sealed class HandOrderTests
{
    [Theory]
    [InlineData("c", HandPlace.First, null, "cabde")]
    [InlineData("c", HandPlace.Last, null, "abdec")]
    [InlineData("c", HandPlace.Earlier, null, "acbde")]
    [InlineData("c", HandPlace.Later, null, "abdce")]
    [InlineData("c", HandPlace.Before, 'a', "cabde")]
    [InlineData("a", HandPlace.After, 'd', "bcdae")]
    [InlineData("bd", HandPlace.First, null, "bdace")]
    [InlineData("bd", HandPlace.Earlier, null, "bdace")]
    [InlineData("bd", HandPlace.Later, null, "acebd")]
    [InlineData("db", HandPlace.After, 'e', "acebd")]
    [InlineData("xy", HandPlace.Last, null, "abcdexy")]
    [InlineData("yx", HandPlace.Before, 'b', "ayxbcde")]
    public void Move_Wishes_PutWhereTheySay(string moved, HandPlace place, char? beside, string expected)
    {
        var items = Items("abcde");

        var changes = HandOrder.Move(items, [.. moved], new HandMove<char>(place, beside ?? default));

        Assert.Equal(expected, Text(Apply(items, changes)));
        Assert.Equal(moved.Length, changes.Count);
    }

    [Theory]
    [InlineData("a", HandPlace.First, null)]
    [InlineData("a", HandPlace.Earlier, null)]
    [InlineData("e", HandPlace.Later, null)]
    [InlineData("e", HandPlace.Last, null)]
    [InlineData("b", HandPlace.After, 'a')]
    [InlineData("b", HandPlace.Before, 'b')]
    [InlineData("b", HandPlace.Before, 'z')]
    [InlineData("abcde", HandPlace.Later, null)]
    [InlineData("", HandPlace.First, null)]
    public void Move_ToWhereItStandsOrNowhere_ChangesNothing(string moved, HandPlace place, char? beside) =>
        Assert.Empty(HandOrder.Move(Items("abcde"), [.. moved], new HandMove<char>(place, beside ?? default)));

    [Fact]
    public void Move_AStep_PassesWhatIsSeen()
    {
        List<HandItem<char>> items = [.. Items("abcd").Select(item => item with { IsShown = item.Key is 'a' or 'd' })];

        Assert.Equal("dabc", Text(Apply(items, HandOrder.Move(items, ['d'], new HandMove<char>(HandPlace.Earlier)))));
        Assert.Equal("bcda", Text(Apply(items, HandOrder.Move(items, ['a'], new HandMove<char>(HandPlace.Later)))));
    }

    // Again and again into the same narrow place, and to the front: rooms are made, of few neighbours each.
    [Fact]
    public void Move_AThousandTimes_KeepsAllApartAndMovesFew()
    {
        var keys = Enumerable.Range(1, 200).ToList();
        List<HandItem<int>> items = [.. keys.Select(key => new HandItem<int>(key, HandOrder.Start + (key * HandOrder.Gap)))];
        var random = new Random(7);
        var changed = 0;
        for (var turn = 0; turn < 1000; turn++)
        {
            var moved = items[random.Next(items.Count)].Key;
            var place = turn % 3 == 0 ? HandPlace.First : HandPlace.After;
            var expected = items.Select(item => item.Key).Where(key => key != moved).ToList();
            if (place == HandPlace.After && moved == 100) { continue; }
            expected.Insert(place == HandPlace.First ? 0 : expected.IndexOf(100) + 1, moved);

            var changes = HandOrder.Move(items, [moved], new HandMove<int>(place, 100));
            items = Apply(items, changes);
            changed += changes.Count;

            Assert.Equal(expected, items.Select(item => item.Key));
            Assert.Equal(items.Count, items.Select(item => item.Rank).Distinct().Count());
            Assert.All(items, item => Assert.True(item.Rank > 0));
        }

        Assert.InRange(changed, 700, 5000);
    }

    [Fact]
    public void Move_AmongTiedAndLowRanks_MakesRoom()
    {
        List<HandItem<char>> items = [new('a', 1), new('b', 1), new('c', 2)];

        var after = Apply(items, HandOrder.Move(items, ['c'], new HandMove<char>(HandPlace.First)));

        Assert.Equal("cab", Text(after));
        Assert.Equal(3, after.Select(item => item.Rank).Distinct().Count());
    }

    private static List<HandItem<char>> Items(string keys) => [.. keys.Select((key, index) => new HandItem<char>(key, HandOrder.Start + (index * HandOrder.Gap)))];

    private static List<HandItem<TKey>> Apply<TKey>(List<HandItem<TKey>> items, IReadOnlyList<HandItem<TKey>> changes) where TKey : struct =>
        [.. items.Where(item => changes.All(change => !change.Key.Equals(item.Key))).Concat(changes).OrderBy(item => item.Rank)];

    private static string Text(IEnumerable<HandItem<char>> items) => string.Concat(items.Select(item => item.Key));
}
