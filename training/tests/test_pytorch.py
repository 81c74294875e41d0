import keras
import numpy as np
import pytest
import torch

from training import network, pytorch, strips


def test_a_learner_goes_down_and_keeps_what_does_not_learn():
    torch.manual_seed(1)
    kept, learning = torch.nn.Linear(3, 3), torch.nn.Linear(3, 1)
    model, before = torch.nn.Sequential(kept, learning), kept.weight.clone()
    learner = pytorch.Learner(model, 0.05, 100, rising=0.1, falling=100, decay=0.9, learning=learning)
    x, y = torch.eye(3), torch.tensor([[1.0], [0.0], [2.0]])
    at_first = ((model(x) - y) ** 2).mean().item()
    for _ in range(100):
        learner.learn(((model(x) - y) ** 2).mean())
    assert ((learner.mean()(x) - y) ** 2).mean() < 0.5 * at_first
    assert torch.equal(kept.weight, before)


@pytest.mark.parametrize("net, shape", [(network.student(), (28, 28)), (network.folded(network.student()), (28, 28)), (strips.build(), (strips.ROWS, 96))],
                         ids=["to be trained", "published", "of whole lines"])
def test_what_is_learned_is_given_back_to_the_same_net(net, shape):
    model = pytorch.model_of(net, dropout=0.1).eval()
    x = np.random.default_rng(3).random((2, *shape, 1), "float32")
    theirs = lambda: keras.ops.convert_to_numpy(net(x, training=False))

    def ours():
        answers = model(torch.from_numpy(x).permute(0, 3, 1, 2))
        answers = torch.softmax(answers, 1) if answers.ndim == 2 else answers.permute(0, 2, 3, 1)
        return answers.detach().numpy()

    assert np.abs(ours() - theirs()).max() < 1e-4
    with torch.no_grad():
        for weights in model.parameters():
            weights.mul_(0.9)
    assert np.abs(ours() - theirs()).max() > 1e-4
    pytorch.give_back(model, net)
    assert np.abs(ours() - theirs()).max() < 1e-4
